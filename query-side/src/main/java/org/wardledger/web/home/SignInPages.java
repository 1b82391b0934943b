package org.wardledger.web.home;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.wardledger.web.SignInProvider;

/// Signing in: with a password of ours, or at a provider where the installation names one.
@Controller
class SignInPages {
    /// How long the door stays closed after too many wrong passwords, as the page says it.
    private static final String PAUSE_SECONDS = "600";

    private final Optional<SignInProvider> provider;

    SignInPages(ObjectProvider<SignInProvider> provider) {
        this.provider = Optional.ofNullable(provider.getIfAvailable());
    }

    @GetMapping("/sign-in")
    String signIn(
            @RequestParam(name = "why", required = false) @Nullable String why,
            @RequestParam(name = "wait", required = false) @Nullable String wait,
            Model model,
            HttpServletResponse response) {
        if (wait != null) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, PAUSE_SECONDS);
        }
        provider.ifPresent(p -> model.addAttribute("provider", p.name()));
        SignInTrouble.of(why)
                .ifPresent(
                        trouble -> {
                            response.setStatus(trouble.status());
                            model.addAttribute("trouble", trouble);
                        });
        return "sign-in";
    }

    /// After signing out here: on to the provider. As a page that leads there, for a form that ends
    /// at another address would need a wider content policy.
    @GetMapping("/sign-in/left")
    String left(Model model, HttpServletResponse response) {
        String home = ServletUriComponentsBuilder.fromCurrentContextPath().path("/").toUriString();
        Optional<URI> leaving = provider.flatMap(p -> p.leaving(home));
        provider.ifPresent(p -> model.addAttribute("provider", p.name()));
        leaving.ifPresent(
                there -> {
                    model.addAttribute("leaving", there.toString());
                    response.setHeader("Refresh", "0; url=" + there);
                });
        return "signed-out";
    }
}
