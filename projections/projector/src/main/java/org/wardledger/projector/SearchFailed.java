package org.wardledger.projector;

/// Elasticsearch failed inside, as on a full disk: what it confirmed a moment ago with "stands
/// there already" may be lost with the shard that fails. So a request is not repeated; the run
/// begins again at its checkpoint and writes everything since then once more.
final class SearchFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SearchFailed(String message) {
        super(message);
    }
}
