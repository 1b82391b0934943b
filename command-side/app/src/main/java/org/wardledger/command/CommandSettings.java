package org.wardledger.command;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the command side, under `ledger.command`.
///
/// @param data folder of the index, the secret and the people; the same backup as the store
/// @param stateCacheMib about how many MiB the states of accounts kept in memory may take
@ConfigurationProperties("ledger.command")
public record CommandSettings(Path data, @DefaultValue("96") int stateCacheMib) {

    public Path index() {
        return data.resolve("command-index.db");
    }

    public Path secret() {
        return data.resolve("store-secret");
    }

    public Path clock() {
        return data.resolve("clock-position");
    }

    public Path people() {
        return data.resolve("people.json");
    }
}
