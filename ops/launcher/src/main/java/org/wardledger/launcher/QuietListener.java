package org.wardledger.launcher;

import org.wardledger.projector.ProjectorListener;

/// Hears the projector and says nothing.
public final class QuietListener implements ProjectorListener {}
