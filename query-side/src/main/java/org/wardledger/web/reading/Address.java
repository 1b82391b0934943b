package org.wardledger.web.reading;

import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.springframework.web.util.UriUtils;

/// Address of a page on this server with what was asked. Each value arrives as it is, whatever
/// signs it consists of: a plus stays a plus, and braces are no placeholders.
public final class Address {
    private final String path;
    private final StringJoiner parameters = new StringJoiner("&", "?", "").setEmptyValue("");

    private Address(String path) {
        this.path = path;
    }

    /// @param path of a page, of letters and slashes
    public static Address of(String path) {
        return new Address(path);
    }

    public Address with(String name, Object value) {
        parameters.add(name + "=" + UriUtils.encode(value.toString(), StandardCharsets.UTF_8));
        return this;
    }

    @Override
    public String toString() {
        return path + parameters;
    }
}
