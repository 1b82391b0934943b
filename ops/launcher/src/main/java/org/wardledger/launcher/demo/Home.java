package org.wardledger.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import org.wardledger.events.Id;

/// One home of the demo and who lives there.
final class Home {
    final int number;
    final Id.Institution inst;
    final Id.Account acct;
    final Id.Body commission;
    final Staff staff;
    final List<Resident> residents = new ArrayList<>();
    final int size;

    /// Running number of bank lines, so that each has its own key.
    int bankLines;

    /// What should be in the cash box, tiyn.
    long cash;

    int reversed;
    boolean shortFound;

    Home(
            int number,
            Id.Institution inst,
            Id.Account acct,
            Id.Body commission,
            Staff staff,
            int size) {
        this.number = number;
        this.inst = inst;
        this.acct = acct;
        this.commission = commission;
        this.staff = staff;
        this.size = size;
    }

    /// A ward and what the demo knows of the money: the rules know it better and refuse what is
    /// wrong.
    static final class Resident {
        final Id.Ward ward;
        final long pension;
        long free;

        Resident(Id.Ward ward, long pension, long free) {
            this.ward = ward;
            this.pension = pension;
            this.free = free;
        }

        /// Share of the assigned pension that goes to the account.
        long share() {
            return pension * 70 / 100;
        }
    }
}
