package org.wardledger.launcher;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.wardledger.command.http.ApiErrors;
import org.wardledger.command.http.ApiSide;
import org.wardledger.command.http.Problems;
import org.wardledger.command.http.RequestJson;
import org.wardledger.launcher.publiclog.PublicLog;
import org.wardledger.launcher.rebuild.RebuildApi;
import org.wardledger.launcher.reconcile.ReconcileApi;
import org.wardledger.web.QuerySide;
import org.wardledger.web.proof.LogSide;
import org.wardledger.web.work.WorkSide;

/// Which pages and which parts of the API a process has, by what it does.
final class RoleWeb {
    private RoleWeb() {}

    static List<Class<?>> sources(NodePlan plan) {
        List<Class<?>> sources = new ArrayList<>();
        if (plan.showsPages()) {
            sources.add(QuerySide.class);
        } else {
            sources.add(NoPages.class);
            if (plan.showsLog()) {
                sources.add(LogSide.class);
            }
        }
        if (plan.does(Role.COMMAND)) {
            sources.add(ForCommands.class);
        }
        return sources;
    }

    /// Errors are told in the same way by every process.
    @Import({ApiErrors.class, Problems.class, RequestJson.class, LastWord.Wiring.class})
    static class Everywhere {}

    /// Requests, and the pages of those who make them.
    @Import({WorkSide.class, ApiSide.class})
    @ComponentScan(basePackageClasses = {RebuildApi.class, ReconcileApi.class, PublicLog.class})
    static class ForCommands {}

    /// The words of error pages.
    static class NoPages {
        @Bean
        MessageSource messageSource() {
            return QuerySide.messages();
        }
    }
}
