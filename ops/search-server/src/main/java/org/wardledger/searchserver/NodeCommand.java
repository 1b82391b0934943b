package org.wardledger.searchserver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of the server's JVM: the options that Elasticsearch's own launcher computes for
/// 8.19, plus ours. Carries no secret; those go through [StartupMessage].
final class NodeCommand {

    private static final List<String> SERVER_OPTIONS =
            List.of(
                    "-Des.networkaddress.cache.ttl=60",
                    "-Des.networkaddress.cache.negative.ttl=10",
                    "-Xss1m",
                    "-Djava.awt.headless=true",
                    "-Dfile.encoding=UTF-8",
                    "-Djna.nosys=true",
                    "-XX:-OmitStackTraceInFastThrow",
                    "-Dio.netty.noUnsafe=true",
                    "-Dio.netty.noKeySetOptimization=true",
                    "-Dio.netty.recycler.maxCapacityPerThread=0",
                    "-Dlog4j.shutdownHookEnabled=false",
                    "-Dlog4j2.disable.jmx=true",
                    "-Dlog4j2.formatMsgNoLookups=true",
                    "-Djava.locale.providers=CLDR",
                    "-Dorg.apache.lucene.vectorization.upperJavaFeatureVersion=25",
                    "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1",
                    "-Des.distribution.type=zip",
                    "-Des.java.type=ES_JAVA_HOME",
                    "--enable-native-access=org.elasticsearch.nativeaccess,org.apache.lucene.core",
                    "--enable-native-access=ALL-UNNAMED",
                    "--illegal-native-access=deny",
                    "-XX:+EnableDynamicAgentLoading",
                    "-Djdk.attach.allowAttachSelf=true",
                    "--add-exports=java.base/org.elasticsearch.entitlement.bridge="
                            + "org.elasticsearch.entitlement,java.logging,java.net.http,java.naming,"
                            + "jdk.net,jdk.zipfs,jdk.management.agent",
                    "--add-modules=jdk.incubator.vector",
                    // Half a server is worse than none: it goes, and is seen to be gone.
                    "-XX:+ExitOnOutOfMemoryError",
                    // Would create a security index, which needs analysis modules that are not
                    // here.
                    "-Des.queryable_built_in_roles_enabled=false");

    private NodeCommand() {}

    static List<String> of(
            SearchServerSettings settings, ServerFolder folder, Distribution.Home home) {
        List<String> command = new ArrayList<>();
        command.add(settings.javaHome().resolve("bin/java").toString());
        command.add(folder.mark());
        command.addAll(SERVER_OPTIONS);
        command.add("-Des.path.home=" + home.path());
        command.add("-Djava.io.tmpdir=" + folder.tmp());
        command.add("-XX:ErrorFile=" + folder.logs().resolve("hs_err_%p.log"));
        command.add("--patch-module=java.base=" + home.entitlementBridge());
        command.addAll(memory(settings.heapMb()));
        command.addAll(tuning(settings.tuning()));
        command.addAll(modules(home.path().resolve("lib")));
        return command;
    }

    private static List<String> memory(int heapMb) {
        return List.of(
                "-Xms" + heapMb + "m",
                "-Xmx" + heapMb + "m",
                "-XX:MaxDirectMemorySize=" + heapMb / 2 + "m",
                "-XX:+UseG1GC",
                "-XX:G1HeapRegionSize=4m",
                "-XX:InitiatingHeapOccupancyPercent=30",
                "-XX:G1ReservePercent=15");
    }

    private static List<String> tuning(SearchServerSettings.Tuning tuning) {
        return switch (tuning) {
            case THROUGHPUT -> List.of();
            case QUICK_START -> List.of("-XX:TieredStopAtLevel=1");
        };
    }

    private static List<String> modules(Path lib) {
        return List.of(
                "--module-path",
                lib.toString(),
                "--add-modules=jdk.net",
                "--add-modules=jdk.management.agent",
                "--add-modules=ALL-MODULE-PATH",
                "-m",
                "org.elasticsearch.server/org.elasticsearch.bootstrap.Elasticsearch");
    }
}
