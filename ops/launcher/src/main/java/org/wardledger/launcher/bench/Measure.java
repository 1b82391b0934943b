package org.wardledger.launcher.bench;

/// Measures one row.
@FunctionalInterface
interface Measure {
    Row measure(BenchContext context) throws Exception;
}
