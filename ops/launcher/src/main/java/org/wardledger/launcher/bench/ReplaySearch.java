package org.wardledger.launcher.bench;

import java.io.IOException;
import java.util.List;
import org.wardledger.launcher.bench.Figure.Unit;

/// The projector's first replay of the demo into an empty search server. Beside it ready-made bulk
/// requests of the same documents; they come second, to a server that is warm by then.
final class ReplaySearch implements Measure {

    @Override
    public Row measure(BenchContext context) throws IOException, InterruptedException {
        Running demo = context.demo();
        RawBulk raw = RawBulk.of(demo.product().source());
        Figure ours = Figure.rate("documents", demo.documents(), demo.replayNanos());
        Figure peer = Figure.rate("documents", raw.documents(), raw.send(demo.product().source()));
        return new Row(
                "replay-search",
                List.of(
                        ours,
                        new Figure(
                                "of the peer",
                                100 * ours.value() / Math.max(1, peer.value()),
                                Unit.PERCENT)),
                "raw bulk requests",
                List.of(peer),
                List.of(
                        demo.events() + " events gave " + demo.documents() + " documents",
                        "peer: "
                                + raw.documents()
                                + " documents of "
                                + raw.meanBytes()
                                + " bytes"));
    }
}
