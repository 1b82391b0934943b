package org.wardledger.web.work;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.wardledger.web.NotOnRecord;
import org.wardledger.web.work.DataRequests.Waiting;

/// `/work/privacy`: the clock of requests about personal data.
@Controller
class DataRequestPages {
    private final DataRequests requests;

    DataRequestPages(DataRequests requests) {
        this.requests = requests;
    }

    @GetMapping("/work/privacy")
    String waiting(Model model) {
        if (!requests.permitted()) {
            throw new NotOnRecord();
        }
        List<Waiting> waiting = requests.waiting();
        model.addAttribute("requests", waiting);
        model.addAttribute("late", waiting.stream().filter(w -> w.state().equals("LATE")).count());
        return "work/privacy";
    }
}
