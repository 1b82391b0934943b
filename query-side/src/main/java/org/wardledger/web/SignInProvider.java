package org.wardledger.web;

import java.net.URI;
import java.util.Optional;

/// Somebody outside who says who people are, where an installation has one beside its own sign-in.
public interface SignInProvider {

    /// What people know it by.
    String name();

    /// Where somebody ends the sign-in there too; empty where it does not answer.
    ///
    /// @param backTo the page of ours to come back to
    Optional<URI> leaving(String backTo);
}
