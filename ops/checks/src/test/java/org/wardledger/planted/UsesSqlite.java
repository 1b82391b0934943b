package org.wardledger.planted;

import org.sqlite.SQLiteConfig;

/// The store's file, opened by somebody else.
public record UsesSqlite(SQLiteConfig config) {}
