package org.wardledger.launcher.bench;

import java.io.IOException;
import java.util.List;
import org.wardledger.launcher.bench.Figure.Unit;
import org.wardledger.projector.ProjectorSettings;
import org.wardledger.projector.ReplayBench;

/// The projector's first replay of the demo into an empty search server. Beside it ready-made bulk
/// requests of the same documents; they come second, to a server that is warm by then. So the
/// replay comes once more, in turns with them, each in its best of some rounds.
final class ReplaySearch implements Measure {
    private static final int ROUNDS = 3;

    @Override
    public Row measure(BenchContext context) throws IOException, InterruptedException {
        Running demo = context.demo();
        RawBulk raw = RawBulk.of(demo.product().source());
        Figure ours = Figure.rate("documents", demo.documents(), demo.replayNanos());
        Figure peer = Figure.rate("documents", raw.documents(), raw.send(demo.product().source()));
        ReplayBench.Figures warm =
                new ReplayBench(demo.product().source(), ProjectorSettings.defaults("bench"))
                        .run(context.folder().resolve("documents"), ROUNDS);
        return new Row(
                "replay-search",
                List.of(
                        ours,
                        share("of the peer", ours.value(), peer.value()),
                        new Figure("warm, in turns", warm.replay(), Unit.PER_SECOND),
                        share("of that peer", warm.replay(), warm.raw())),
                "raw bulk requests",
                List.of(peer, new Figure("in turns", warm.raw(), Unit.PER_SECOND)),
                List.of(
                        demo.events() + " events gave " + demo.documents() + " documents",
                        "peer: "
                                + raw.documents()
                                + " documents of "
                                + raw.meanBytes()
                                + " bytes"));
    }

    private static Figure share(String name, long ours, long peer) {
        return new Figure(name, 100 * ours / Math.max(1, peer), Unit.PERCENT);
    }
}
