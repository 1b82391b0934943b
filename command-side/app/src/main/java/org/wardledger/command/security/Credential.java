package org.wardledger.command.security;

/// What somebody shows who signs in: one way for each entry, never two.
public sealed interface Credential {

    /// @param hash slow hash of a password, with its parameters
    record Password(String hash) implements Credential {
        /// Never the hash.
        @Override
        public String toString() {
            return "Password";
        }
    }

    /// A provider of OpenID Connect says who it is, and by this number only.
    ///
    /// @param issuer the provider, exactly as it names itself
    /// @param subject its number for the person; nothing else is asked of it
    record Subject(String issuer, String subject) implements Credential {
        /// Never the number.
        @Override
        public String toString() {
            return "Subject[issuer=" + issuer + "]";
        }
    }
}
