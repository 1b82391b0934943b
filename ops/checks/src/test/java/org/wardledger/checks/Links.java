package org.wardledger.checks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a document points at: relative links, and paths in back-quotes that begin with one of the
/// top folders.
final class Links {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern PATH =
            Pattern.compile(
                    "`((?:command-side|projections|query-side|ops|docs|\\.ci)/[\\w./-]*[\\w/-])`");

    private Links() {}

    static List<String> broken(Path root, Path file, List<String> lines) {
        List<String> broken = new ArrayList<>();
        Path folder = root.resolve(file).getParent();
        for (int i = 0; i < lines.size(); i++) {
            String place = file + ":" + (i + 1) + ": ";
            Matcher link = LINK.matcher(lines.get(i));
            while (link.find()) {
                String target = link.group(1);
                boolean outside = target.contains("://") || target.startsWith("mailto:");
                if (!outside && !Files.exists(folder.resolve(target))) {
                    broken.add(place + target);
                }
            }
            Matcher path = PATH.matcher(lines.get(i));
            while (path.find()) {
                if (!Files.exists(root.resolve(path.group(1)))) {
                    broken.add(place + path.group(1));
                }
            }
        }
        return broken;
    }
}
