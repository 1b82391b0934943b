package org.wardledger.web.replay;

/// One place where a document of the search index says something else than the public log.
///
/// @param view kind of document
/// @param document its id
/// @param index of the leaf it should agree with; -1 where there is none
/// @param field that differs; `document` where one of the two is missing altogether
/// @param shown what the document says; empty for nothing
/// @param published what the log says; empty for nothing
public record Disagreement(
        String view, String document, long index, String field, String shown, String published) {

    static Disagreement missing(String view, String document, long index) {
        return new Disagreement(view, document, index, "document", "", document);
    }

    static Disagreement invented(String view, String document) {
        return new Disagreement(view, document, -1, "document", document, "");
    }
}
