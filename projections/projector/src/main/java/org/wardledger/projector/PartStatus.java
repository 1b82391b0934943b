package org.wardledger.projector;

import org.wardledger.projector.ProjectorStatus.State;

/// Where one part of the projection stands, as this process knows it.
///
/// @param number from 1
/// @param of parts of the generation
/// @param held whether this process has the right to write it
/// @param status of the part; while another process writes it, position and searchable position
///     are those that it has written down
public record PartStatus(int number, int of, boolean held, ProjectorStatus status) {

    public boolean isRunning() {
        return status.state() != State.FAILED && status.state() != State.STOPPED;
    }
}
