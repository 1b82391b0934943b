package org.wardledger.web.proof;

import io.nayuki.qrcodegen.QrCode;
import org.jspecify.annotations.Nullable;

/// What a page says about the proof of one record.
///
/// @param index of the leaf
/// @param took from recording to being publicly provable, where somebody looked
/// @param address where it can be checked, for paper
public record RecordProof(long index, State state, @Nullable Span took, String address) {
    private static final int QUIET = 4;

    /// How far a record has come.
    public enum State {
        /// Everybody can prove it.
        PROVABLE,
        /// In the store; no public checkpoint covers it yet.
        RECORDED
    }

    public boolean provable() {
        return state == State.PROVABLE;
    }

    /// One path over all dark modules of the address as a QR code.
    public String qr() {
        QrCode code = code();
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x + QUIET).append(',').append(y + QUIET);
                    path.append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    /// Width and height with the quiet zone that readers need.
    public int qrSize() {
        return code().size + 2 * QUIET;
    }

    private QrCode code() {
        return QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
    }
}
