package org.wardledger.web.work;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.wardledger.web.NotOnRecord;
import org.wardledger.web.Visitors;
import org.wardledger.web.work.StatementImports.Report;

/// The import wizard: choose a file, see what it would do, confirm once, see what was done.
@Controller
class ImportPages {
    private static final int SHOWN = 200;
    private final StatementImports imports;
    private final Visitors visitors;

    ImportPages(StatementImports imports, Visitors visitors) {
        this.imports = imports;
        this.visitors = visitors;
    }

    /// Everything in the wizard is for people who may take statements in.
    @ModelAttribute
    void guard() {
        if (!visitors.mayImport()) {
            throw new NotOnRecord();
        }
    }

    @GetMapping("/work/import")
    String choose(Model model) {
        model.addAttribute("targets", imports.targets());
        return "work/import";
    }

    /// Where a form was confirmed that was signed out meanwhile, or its address kept: nothing is
    /// done by being looked at, so the file is asked for anew.
    @GetMapping("/work/import/confirm")
    String anew() {
        return "redirect:/work/import?anew";
    }

    @PostMapping("/work/import")
    String dryRun(
            @RequestParam String account,
            @RequestParam MultipartFile file,
            @RequestParam Map<String, String> form,
            Locale locale,
            Model model)
            throws IOException {
        model.addAttribute("targets", imports.targets());
        model.addAttribute("account", account);
        String name = file.getOriginalFilename();
        if (name == null || name.isBlank()) {
            model.addAttribute("missing", true);
            return "work/import";
        }
        try (InputStream in = file.getInputStream()) {
            Report report = imports.dryRun(account, name, in, mapping(form), locale);
            model.addAttribute("report", report);
            model.addAttribute("shown", shown(report));
            model.addAttribute("fields", TableFields.ALL);
        }
        return "work/report";
    }

    private static Map<String, String> mapping(Map<String, String> form) {
        Map<String, String> mapping = new LinkedHashMap<>();
        form.forEach(
                (name, value) -> {
                    if (name.startsWith("map.") && !value.isBlank()) {
                        mapping.put(name.substring("map.".length()), value);
                    }
                });
        return mapping;
    }

    private static List<StatementImports.Line> shown(Report report) {
        List<StatementImports.Line> lines = report.lines();
        return lines.size() > SHOWN ? lines.subList(0, SHOWN) : lines;
    }

    @PostMapping("/work/import/confirm")
    String confirm(@RequestParam String token, Locale locale, Model model) {
        model.addAttribute("done", imports.confirm(token, locale));
        return "work/done";
    }
}
