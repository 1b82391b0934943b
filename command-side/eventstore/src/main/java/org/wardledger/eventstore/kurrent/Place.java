package org.wardledger.eventstore.kurrent;

import io.kurrent.dbclient.Position;

/// A place in `$all`: both numbers, which are equal but for events of old explicit transactions.
/// Ordered by commit, then prepare, as the server orders them.
record Place(long commit, long prepare) implements Comparable<Place> {

    /// Before everything.
    static final Place START = new Place(-1, -1);

    static Place of(Position position) {
        return new Place(position.getCommitUnsigned(), position.getPrepareUnsigned());
    }

    static Place parse(String text) {
        int colon = text.indexOf(':');
        return new Place(
                Long.parseLong(text.substring(0, colon)),
                Long.parseLong(text.substring(colon + 1)));
    }

    Position onServer() {
        return new Position(commit, prepare);
    }

    @Override
    public int compareTo(Place other) {
        int order = Long.compare(commit, other.commit);
        return order == 0 ? Long.compare(prepare, other.prepare) : order;
    }

    @Override
    public String toString() {
        return commit + ":" + prepare;
    }
}
