package org.wardledger.domain.planted;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Talks while it decides.
public final class UsesAFramework {
    private static final Logger LOG = LoggerFactory.getLogger(UsesAFramework.class);

    public void decide() {
        LOG.info("deciding");
    }
}
