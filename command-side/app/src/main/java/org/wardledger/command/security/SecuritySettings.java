package org.wardledger.command.security;

import java.nio.file.Path;

/// Where the sign-in keeps its people.
///
/// @param people file under the data folder, readable by its owner alone
public record SecuritySettings(Path people) {}
