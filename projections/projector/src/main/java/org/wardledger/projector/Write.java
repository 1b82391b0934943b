package org.wardledger.projector;

import java.nio.charset.StandardCharsets;

/// One document version on its way into an index.
///
/// @param view number of the view in the projector's list
/// @param id `_id`: the document's id for the version in force, `id@from` for an ended one
/// @param version position of the event that wrote it; Elasticsearch refuses an older one
/// @param type stored name of that event
/// @param json the document
record Write(int view, String id, long version, String type, byte[] json) {

    /// Between a document's id and the position an ended version began at.
    static final char FROM = '@';

    /// Bytes it takes in a bulk request, roughly.
    int size() {
        return json.length + 2 * id.length() + 100;
    }

    static String endedId(String id, long from) {
        return id + FROM + from;
    }

    byte[] idBytes() {
        return id.getBytes(StandardCharsets.UTF_8);
    }
}
