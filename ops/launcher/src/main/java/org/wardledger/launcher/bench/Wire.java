package org.wardledger.launcher.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wardledger.launcher.Serving;

/// One client's connection to a server on this machine, kept open as long as the server keeps it.
/// Knows just so much of HTTP that it takes little of the processor from the server beside it.
/// For one thread.
final class Wire implements AutoCloseable {
    private static final int HEAD_LINE_MAX = 16_384;

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    Wire(int port) {
        this.port = port;
    }

    /// What came back.
    record Answer(int status, byte[] body) {
        String text() {
            return status + " " + new String(body, StandardCharsets.UTF_8);
        }
    }

    /// @param head request line and headers but those of the body, each line with its end
    Answer exchange(String head, byte[] body) throws IOException {
        String length = body.length == 0 ? "" : "Content-Length: " + body.length + "\r\n";
        byte[] start =
                (head + "Host: " + Serving.HERE + "\r\n" + length + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[start.length + body.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        Socket connected = connected();
        connected.getOutputStream().write(request);
        return answer();
    }

    private Socket connected() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket(Serving.HERE, port);
            open.setTcpNoDelay(true);
            socket = open;
            in = new BufferedInputStream(open.getInputStream());
        }
        return open;
    }

    private Answer answer() throws IOException {
        InputStream from = in;
        if (from == null) {
            throw new EOFException("not connected");
        }
        int status = Integer.parseInt(line(from).split(" ", 3)[1]);
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String line = line(from); !line.isEmpty(); line = line(from)) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.startsWith("transfer-encoding:")) {
                chunked = header.endsWith("chunked");
            } else if (header.startsWith("connection:")) {
                last = header.endsWith("close");
            }
        }
        byte[] body = chunked ? chunks(from) : from.readNBytes(length);
        if (last) {
            close();
        }
        return new Answer(status, body);
    }

    private static byte[] chunks(InputStream from) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = size(from); size > 0; size = size(from)) {
            all.writeBytes(from.readNBytes(size));
            line(from);
        }
        line(from);
        return all.toByteArray();
    }

    private static int size(InputStream from) throws IOException {
        return Integer.parseInt(line(from).split(";", 2)[0].strip(), 16);
    }

    private static String line(InputStream from) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = from.read(); c != '\n'; c = from.read()) {
            if (c < 0 || line.length() == HEAD_LINE_MAX) {
                throw new EOFException("the server ended the connection within an answer");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        Socket open = socket;
        socket = null;
        in = null;
        if (open != null) {
            open.close();
        }
    }
}
