package org.wardledger.web;

/// Tells who looks, and what they may see beyond what everybody may. Supplied by the sign-in.
public interface Visitors {

    Visitor current();

    /// Whether the visitor may see the inside of a home: its live books and its open bank lines.
    boolean seesInside(String institution);

    /// Whether the visitor oversees homes and sees the inside of each.
    boolean seesEach();

    /// Whether the visitor may take in bank statements of their home.
    boolean mayImport();

    /// Whether the visitor may be handed the lines of single wards, of whichever home.
    boolean mayHandOut();
}
