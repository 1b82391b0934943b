package org.wardledger.statements.onec;

import org.jspecify.annotations.Nullable;
import org.wardledger.statements.Direction;
import org.wardledger.statements.Place;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.Problems;
import org.wardledger.statements.text.Amount;

/// The amount of a document, in tiyn, and its way where the document itself says it.
record OneCMoney(long tiyn, @Nullable Direction direction) {

    /// Null, with the problems told, if the document has no usable amount.
    static @Nullable OneCMoney of(Section section, Problems problems, int ordinal) {
        return new Reading(section, problems, ordinal).money();
    }

    private static final class Reading {
        private final Section section;
        private final Problems problems;
        private final int ordinal;
        private boolean failed;

        Reading(Section section, Problems problems, int ordinal) {
            this.section = section;
            this.problems = problems;
            this.ordinal = ordinal;
        }

        @Nullable OneCMoney money() {
            long out = amount(OneCKey.AMOUNT_OUT);
            long in = amount(OneCKey.AMOUNT_IN);
            long plain = amount(OneCKey.AMOUNT);
            if (failed) {
                return null;
            }
            if (out != 0 && in != 0) {
                return bad(ProblemCode.AMOUNT_TWO_SIDES, OneCKey.AMOUNT_IN);
            }
            long sided = out + in;
            if (sided == 0 && plain == 0) {
                OneCKey named =
                        section.get(OneCKey.AMOUNT_OUT) != null
                                ? OneCKey.AMOUNT_OUT
                                : OneCKey.AMOUNT;
                boolean any = section.get(named) != null || section.get(OneCKey.AMOUNT_IN) != null;
                return bad(
                        any ? ProblemCode.AMOUNT_NOT_POSITIVE : ProblemCode.FIELD_MISSING, named);
            }
            if (sided != 0 && plain != 0 && sided != plain) {
                return bad(ProblemCode.AMOUNT_VALUES_DIFFER, OneCKey.AMOUNT);
            }
            if (sided == 0) {
                return new OneCMoney(plain, null);
            }
            return new OneCMoney(sided, out != 0 ? Direction.OUT : Direction.IN);
        }

        /// 0 if the key is absent, empty or zero: banks write the other side as `0.00`.
        private long amount(OneCKey key) {
            String text = section.get(key);
            if (text == null) {
                return 0;
            }
            return switch (Amount.parse(text, Amount.DecimalMark.ANY)) {
                case Amount.Tiyn(long value) when value < 0 -> {
                    bad(ProblemCode.AMOUNT_NOT_POSITIVE, key);
                    yield 0;
                }
                case Amount.Tiyn(long value) -> value;
                case Amount.Bad(ProblemCode code) -> {
                    bad(code, key);
                    yield 0;
                }
            };
        }

        private @Nullable OneCMoney bad(ProblemCode code, OneCKey key) {
            failed = true;
            Place place = Place.line(section.lineOf(key));
            problems.add(code, ordinal, place, key.title(), section.get(key));
            return null;
        }
    }
}
