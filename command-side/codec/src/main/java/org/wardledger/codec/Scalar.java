package org.wardledger.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Forms of plain values. Whole numbers are decimal strings, dates and months ISO 8601.
enum Scalar implements Form {
    TEXT {
        @Override
        public void write(Object value, CanonicalWriter out) {
            out.text((String) value);
        }

        @Override
        public Object read(CanonicalReader in) {
            return in.text();
        }
    },
    LONG {
        @Override
        public void write(Object value, CanonicalWriter out) {
            out.decimal((Long) value);
        }

        @Override
        public Object read(CanonicalReader in) {
            return in.decimal();
        }
    },
    INT {
        @Override
        public void write(Object value, CanonicalWriter out) {
            out.decimal((Integer) value);
        }

        @Override
        public Object read(CanonicalReader in) {
            long value = in.decimal();
            if (value != (int) value) {
                throw Misfit.form("number out of range");
            }
            return (int) value;
        }
    },
    TRUTH {
        @Override
        public void write(Object value, CanonicalWriter out) {
            out.truth((Boolean) value);
        }

        @Override
        public Object read(CanonicalReader in) {
            return in.truth();
        }
    },
    DATE {
        @Override
        public void write(Object value, CanonicalWriter out) {
            LocalDate date = (LocalDate) value;
            out.date(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
        }

        @Override
        public Object read(CanonicalReader in) {
            in.expect('"');
            int year = year(in);
            int month = month(in);
            int day = in.pair();
            in.expect('"');
            try {
                return LocalDate.of(year, month, day);
            } catch (DateTimeException e) {
                throw Misfit.form("not a date");
            }
        }
    },
    MONTH {
        @Override
        public void write(Object value, CanonicalWriter out) {
            YearMonth month = (YearMonth) value;
            out.date(month.getYear(), month.getMonthValue(), 0);
        }

        @Override
        public Object read(CanonicalReader in) {
            in.expect('"');
            int year = year(in);
            int month = in.pair();
            in.expect('"');
            try {
                return YearMonth.of(year, month);
            } catch (DateTimeException e) {
                throw Misfit.form("not a month");
            }
        }
    },
    /// A date, or only its month where the day is not for everybody.
    DATE_OR_MONTH {
        @Override
        public void write(Object value, CanonicalWriter out) {
            (value instanceof YearMonth ? MONTH : DATE).write(value, out);
        }

        @Override
        public Object read(CanonicalReader in) {
            return (in.textEndsAfter(7) ? MONTH : DATE).read(in);
        }
    },
    /// ISO 8601 in UTC, with 0, 3, 6 or 9 digits of a second, as few as hold the value.
    INSTANT {
        @Override
        public void write(Object value, CanonicalWriter out) {
            String text = value.toString();
            if (text.charAt(0) == '+' || text.charAt(0) == '-') {
                throw Misfit.form("year outside 0000-9999");
            }
            out.text(text);
        }

        @Override
        public Object read(CanonicalReader in) {
            try {
                in.expect('"');
                LocalDate date = LocalDate.of(year(in), month(in), in.pair());
                in.expect('T');
                int hour = in.pair();
                in.expect(':');
                int minute = in.pair();
                in.expect(':');
                LocalTime time = LocalTime.of(hour, minute, in.pair(), in.fraction('Z'));
                in.expect('"');
                return LocalDateTime.of(date, time).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                throw Misfit.form("not an instant");
            }
        }
    },
    IDENTIFIER {
        @Override
        public void write(Object value, CanonicalWriter out) {
            out.text(value.toString());
        }

        @Override
        public Object read(CanonicalReader in) {
            String text = in.text();
            try {
                UUID id = UUID.fromString(text);
                if (id.toString().equals(text)) {
                    return id;
                }
            } catch (IllegalArgumentException e) {
                // Answered below, the same as an unusual spelling.
            }
            throw Misfit.form("not a UUID");
        }
    };

    /// The form of a plain type; null for any other type.
    static @Nullable Scalar of(Class<?> type) {
        if (type == String.class) {
            return TEXT;
        } else if (type == long.class || type == Long.class) {
            return LONG;
        } else if (type == int.class || type == Integer.class) {
            return INT;
        } else if (type == boolean.class || type == Boolean.class) {
            return TRUTH;
        } else if (type == LocalDate.class) {
            return DATE;
        } else if (type == YearMonth.class) {
            return MONTH;
        } else if (type == Instant.class) {
            return INSTANT;
        } else if (type == UUID.class) {
            return IDENTIFIER;
        }
        return null;
    }

    private static int year(CanonicalReader in) {
        int century = in.pair();
        int year = 100 * century + in.pair();
        in.expect('-');
        return year;
    }

    private static int month(CanonicalReader in) {
        int month = in.pair();
        in.expect('-');
        return month;
    }
}
