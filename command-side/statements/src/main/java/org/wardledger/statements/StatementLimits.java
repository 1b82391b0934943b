package org.wardledger.statements;

/// What a file may ask of this machine. [#standard()] is far above any honest statement.
///
/// @param bytesMax size of the file
/// @param unpackedBytesMax size of all parts of an XLSX once unpacked
/// @param linesMax movements in one file
/// @param accountsMax accounts, or statements, in one file
/// @param fieldCharsMax characters of one value, its continuation lines included
public record StatementLimits(
        long bytesMax, long unpackedBytesMax, int linesMax, int accountsMax, int fieldCharsMax) {

    private static final long MIB = 1024L * 1024;

    public StatementLimits {
        if (bytesMax <= 0 || bytesMax > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("bytesMax must fit one array");
        }
    }

    public static StatementLimits standard() {
        return new StatementLimits(64 * MIB, 512 * MIB, 200_000, 1_000, 2_000);
    }
}
