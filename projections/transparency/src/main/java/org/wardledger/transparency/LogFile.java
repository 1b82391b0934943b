package org.wardledger.transparency;

/// One file of the log, ready to be sent.
public final class LogFile {
    private final byte[] body;
    private final String contentType;
    private final String cacheControl;

    LogFile(byte[] body, String contentType, String cacheControl) {
        this.body = body;
        this.contentType = contentType;
        this.cacheControl = cacheControl;
    }

    public byte[] body() {
        return body;
    }

    public String contentType() {
        return contentType;
    }

    public String cacheControl() {
        return cacheControl;
    }
}
