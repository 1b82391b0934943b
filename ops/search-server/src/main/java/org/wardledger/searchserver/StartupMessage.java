package org.wardledger.searchserver;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

/// What the server reads from its standard input before anything else: its secrets, its settings
/// and its folders, in the encoding of `org.elasticsearch.bootstrap.ServerArgs` of the 8.19 line.
///
/// Elasticsearch's own start script runs three short-lived JVMs to produce these bytes, one of
/// which stays. Writing them here halves the start time and keeps the password out of command
/// lines, environments and files. The price: the bytes belong to the version in
/// `server.properties`, which [Distribution] enforces; an upgrade has to pass `SearchServerIT`.
final class StartupMessage {

    private static final int KEYSTORE_FORMAT = 7;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private StartupMessage() {}

    static byte[] encode(
            SortedMap<String, String> secrets,
            SortedMap<String, String> settings,
            Path configDir,
            Path logsDir) {
        StartupMessage message = new StartupMessage();
        message.flag(false); // not a daemon
        message.flag(false); // not quiet
        message.flag(false); // no pid file of its own
        message.text("org.elasticsearch.common.settings.KeyStoreWrapper");
        message.keystore(secrets);
        message.number(settings.size());
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            message.text(setting.getKey());
            message.out.write(0); // generic value of type string
            message.text(setting.getValue());
        }
        message.text(configDir.toString());
        message.text(logsDir.toString());
        return message.out.toByteArray();
    }

    private void keystore(SortedMap<String, String> secrets) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(KEYSTORE_FORMAT >>> shift);
        }
        flag(false); // no password
        flag(false); // no encrypted bytes
        number(secrets.size());
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            byte[] value = secret.getValue().getBytes(StandardCharsets.UTF_8);
            text(secret.getKey());
            bytes(value);
            bytes(Digests.sha256(value));
        }
        flag(false); // open
    }

    private void flag(boolean value) {
        out.write(value ? 1 : 0);
    }

    private void number(int value) {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /// Length in UTF-16 units, then each unit on its own as if it were a code point of UTF-8.
    private void text(String value) {
        number(value.length());
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (unit <= 0x7f) {
                out.write(unit);
            } else if (unit <= 0x7ff) {
                out.write(0xc0 | unit >> 6);
                out.write(0x80 | unit & 0x3f);
            } else {
                out.write(0xe0 | unit >> 12);
                out.write(0x80 | unit >> 6 & 0x3f);
                out.write(0x80 | unit & 0x3f);
            }
        }
    }

    private void bytes(byte[] value) {
        number(value.length);
        out.writeBytes(value);
    }
}
