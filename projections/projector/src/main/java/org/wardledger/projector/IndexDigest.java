package org.wardledger.projector;

import java.math.BigInteger;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.wardledger.projector.VersionScan.Order;
import org.wardledger.views.View;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an index holds as known at a position, in a form that two indices can be compared by.
///
/// @param documents documents in force
/// @param versions versions of all documents
/// @param digest sum of the hashes of all versions, independent of order; empty for no index
/// @param totals exact sum of each whole-number field over the documents in force: the control
///     totals, by path of the field
public record IndexDigest(
        long documents, long versions, String digest, SortedMap<String, BigInteger> totals) {

    static final IndexDigest NONE = new IndexDigest(0, 0, "", new TreeMap<>());

    static IndexDigest of(SearchClient client, String index, long position) {
        Sum sum = new Sum();
        VersionScan.run(client, index, position, Order.ANY, sum::add);
        return new IndexDigest(sum.documents, sum.versions, sum.hash.text(), sum.totals);
    }

    private static final class Sum {
        private final MultisetHash hash = new MultisetHash();
        private final SortedMap<String, BigInteger> totals = new TreeMap<>();
        private long documents;
        private long versions;

        void add(ObjectNode version) {
            versions++;
            hash.add(SearchClient.JSON.writeValueAsBytes(version));
            if (version.get("to").longValue() == View.CURRENT) {
                documents++;
                version.remove("from");
                version.remove("to");
                total("", version);
            }
        }

        private void total(String path, JsonNode value) {
            if (value.isIntegralNumber()) {
                totals.merge(path, value.bigIntegerValue(), BigInteger::add);
            } else if (value.isArray()) {
                value.forEach(item -> total(path, item));
            } else if (value.isObject()) {
                for (Map.Entry<String, JsonNode> field : value.properties()) {
                    String name = field.getKey();
                    total(path.isEmpty() ? name : path + "." + name, field.getValue());
                }
            }
        }
    }
}
