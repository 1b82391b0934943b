package org.wardledger.codec;

import org.wardledger.eventstore.NewEvent;

/// What came of writing an event as bytes. Nothing has been stored yet in any case: a command one
/// of whose events is not [Ready] is refused as a whole. Places name where the value
/// would have stood, such as `entry.d.name.kk` or `payload.c.purpose`, never the value.
public sealed interface Encoded {

    /// The limits of the two byte strings, in bytes: an entry must fit into the entry bundles of a
    /// tiled log, a payload in base64 into 512 KiB.
    int ENTRY_MAX = 65_535;

    int PAYLOAD_MAX = 384 * 1024;

    /// Fit for the store.
    record Ready(NewEvent event) implements Encoded {}

    /// Too many bytes for the entry or the payload, or a register text above 600 characters:
    /// refusal `input.too-large`.
    record TooLarge(String type, String place, String reason) implements Encoded {}

    /// Text that is not in Unicode form NFC or holds half a surrogate pair, or a year outside
    /// 0000-9999: refusal `input.malformed`. Also a value missing where the type has one.
    record Malformed(String type, String place, String reason) implements Encoded {}

    /// The event, for callers whose values are bounded by their own rules.
    default NewEvent event() {
        return switch (this) {
            case Ready ready -> ready.event;
            case TooLarge bad -> throw new IllegalStateException(bad.toString());
            case Malformed bad -> throw new IllegalStateException(bad.toString());
        };
    }
}
