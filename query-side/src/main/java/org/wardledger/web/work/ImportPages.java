package org.wardledger.web.work;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.wardledger.web.NotOnRecord;
import org.wardledger.web.Visitors;
import org.wardledger.web.work.StatementImports.Report;
import org.wardledger.web.work.StatementImports.Result;

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
    String choose(@RequestParam(required = false) @Nullable String account, Model model) {
        model.addAttribute("targets", imports.targets());
        model.addAttribute("account", account);
        return "work/import";
    }

    /// Where a form was confirmed that was signed out meanwhile, or its address kept: nothing is
    /// done by being looked at, so the file is asked for anew.
    @GetMapping("/work/import/confirm")
    String anew() {
        return "redirect:/work/import?anew";
    }

    /// What a form leads to has an address of its own: going back to it, or asking for it once
    /// more, sends no form again.
    @PostMapping("/work/import")
    String dryRun(
            @RequestParam String account,
            @RequestParam MultipartFile file,
            @RequestParam Map<String, String> form,
            RedirectAttributes there)
            throws IOException {
        if (imports.targets().stream().noneMatch(t -> t.account().equals(account))) {
            throw new NotOnRecord(); // no form of ours names it
        }
        String name = file.getOriginalFilename();
        if (name == null || name.isBlank()) {
            there.addAttribute("account", account);
            there.addAttribute("missing", "");
            return "redirect:/work/import";
        }
        try (InputStream in = file.getInputStream()) {
            there.addAttribute("id", imports.dryRun(account, name, in, mapping(form)));
        }
        return "redirect:/work/import/report";
    }

    @GetMapping("/work/import/report")
    String report(@RequestParam String id, Locale locale, Model model) {
        Report report = imports.report(id, locale);
        if (report == null) {
            return "redirect:/work/import?gone";
        }
        model.addAttribute("report", report);
        model.addAttribute("shown", shown(report));
        model.addAttribute("fields", TableFields.ALL);
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
    String confirm(@RequestParam String token, RedirectAttributes there) {
        imports.confirm(token);
        there.addAttribute("of", token);
        return "redirect:/work/import/done";
    }

    /// Long afterwards nobody knows here what came of it; the file finds out.
    @GetMapping("/work/import/done")
    String done(
            @RequestParam("of") String token,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        Result result = imports.result(token, locale);
        if (result == null) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        model.addAttribute("done", result);
        return "work/done";
    }
}
