package org.wardledger.launcher.bench;

/// The same purchases over HTTP.
final class HttpCommands implements Measure {

    @Override
    public Row measure(BenchContext context) {
        return Row.skipped("http", "this build has no API to write through");
    }
}
