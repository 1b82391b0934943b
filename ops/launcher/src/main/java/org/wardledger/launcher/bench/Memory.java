package org.wardledger.launcher.bench;

import java.io.IOException;
import java.util.List;
import org.wardledger.launcher.bench.Figure.Unit;

/// Resident memory of this process after the demo was loaded in it and projected; the search server
/// is a process of its own and not counted.
final class Memory implements Measure {

    @Override
    public Row measure(BenchContext context) throws IOException, InterruptedException {
        Running demo = context.demo();
        return new Row(
                "memory",
                List.of(
                        new Figure("resident", demo.residentKib(), Unit.KIB),
                        new Figure("peak so far", Machine.resident("VmHWM"), Unit.KIB)),
                "heap limit",
                List.of(new Figure("limit", Runtime.getRuntime().maxMemory() >> 10, Unit.KIB)),
                List.of(
                        demo.events()
                                + " records loaded one after the other at "
                                + Figure.rate("", demo.events(), demo.loadNanos()).text()));
    }
}
