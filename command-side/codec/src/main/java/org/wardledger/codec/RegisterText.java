package org.wardledger.codec;

/// One language of a register text: as any text, but bounded, since an entry may hold many.
enum RegisterText implements Form {
    BOUNDED;

    /// Characters, counted as code points.
    static final int MAX = 600;

    @Override
    public void write(Object value, CanonicalWriter out) {
        String text = (String) value;
        if (text.length() > MAX && text.codePointCount(0, text.length()) > MAX) {
            throw Misfit.tooLarge("more than " + MAX + " characters");
        }
        out.text(text);
    }

    @Override
    public Object read(CanonicalReader in) {
        return in.text();
    }
}
