package org.wardledger.projector;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.elasticsearch.client.RestClient;
import org.wardledger.views.Projection;

/// Where readers may ask: the generation they see and the last position that is searchable in all
/// its parts. For programs that read without projecting themselves.
///
/// @param generation what the aliases point to
/// @param searchable queries filtered by [org.wardledger.views.AsKnownAt] at this position or below
///     see whole batches only, the same in all views
public record LivePosition(int generation, long searchable) {

    /// Asks the cluster; empty before the first projector has run.
    ///
    /// @throws SearchUnavailable when it does not answer
    public static Optional<LivePosition> read(RestClient client, List<Projection<?>> views) {
        SearchClient search = new SearchClient(client);
        Indices indices =
                new Indices(search, views, IndexSettings.single("{}"), InstantSource.system());
        return indices.live()
                .filter(live -> indices.checkpoints().read(live.number()).isPresent())
                .map(
                        live ->
                                new LivePosition(
                                        live.number(), indices.checkpoints().searchable(live)));
    }
}
