package org.wardledger.launcher;

import org.wardledger.projector.ProjectorListener;

/// Hears the projector and says nothing.
final class QuietListener implements ProjectorListener {}
