package org.wardledger.projector;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Builds the bytes of bulk requests: whole documents, external versions. A version that stands
/// there already is written once more, so that every answer "written" is a promise of this request;
/// "stands already" may be said of what a failing shard has in memory alone.
final class BulkBody {
    private BulkBody() {}

    /// Writes in groups that each fit into one request; a single large one stands alone.
    static List<List<Write>> split(List<Write> writes, int bytesMax, int documentsMax) {
        List<List<Write>> groups = new ArrayList<>();
        int start = 0;
        long bytes = 0;
        for (int i = 0; i < writes.size(); i++) {
            bytes += writes.get(i).size();
            if (i > start && (bytes > bytesMax || i - start == documentsMax)) {
                groups.add(writes.subList(start, i));
                start = i;
                bytes = writes.get(i).size();
            }
        }
        if (start < writes.size()) {
            groups.add(writes.subList(start, writes.size()));
        }
        return groups;
    }

    /// @param aliases write alias of each view
    static byte[] of(List<Write> writes, List<String> aliases) {
        int size = 0;
        for (Write write : writes) {
            size += write.size() + aliases.get(write.view()).length();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(size);
        for (Write write : writes) {
            String action =
                    "{\"index\":{\"_index\":\""
                            + aliases.get(write.view())
                            + "\",\"_id\":\""
                            + escaped(write.id())
                            + "\",\"version\":"
                            + write.version()
                            + ",\"version_type\":\"external_gte\"}}\n";
            out.writeBytes(action.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(write.json());
            out.write('\n');
        }
        return out.toByteArray();
    }

    private static String escaped(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                String quoted = SearchClient.JSON.writeValueAsString(id);
                return quoted.substring(1, quoted.length() - 1);
            }
        }
        return id;
    }
}
