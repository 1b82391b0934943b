package org.wardledger.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.wardledger.checks.SourceTree;

/// Pictures of pages as they are: for the documents when asked to (`-Dscreenshots=true`), else
/// under `target`, where a failed run can be looked at.
final class Pictures {
    private static final int LARGEST = 250 * 1024;

    private Pictures() {}

    static void take(Page page, String name) {
        Path folder =
                Boolean.getBoolean("screenshots")
                        ? SourceTree.ROOT.resolve("docs/screenshots")
                        : SourceTree.ROOT.resolve("ops/checks/target/screenshots");
        byte[] bytes =
                page.screenshot(
                        new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
        assertThat(bytes.length).as(name).isLessThan(LARGEST);
    }
}
