package org.wardledger.command.requests;

import org.jspecify.annotations.Nullable;
import org.wardledger.command.Known;
import org.wardledger.command.Request;
import org.wardledger.command.lookup.Registers;
import org.wardledger.domain.Command;
import org.wardledger.domain.account.MoneyCommand;
import org.wardledger.domain.body.BodyCommand;
import org.wardledger.domain.institution.InstitutionCommand;
import org.wardledger.domain.privacy.PrivacyCommand;
import org.wardledger.domain.register.AccountRegister;
import org.wardledger.domain.ward.WardCommand;
import org.wardledger.events.Id;

/// A request that is a command already: its rule needs nothing from other records.
public record Plain(Command command) implements Request {

    public Plain {
        if (!Catalogue.isPlain(command.getClass())) {
            throw new IllegalArgumentException(
                    command.code() + " needs facts that its client may not state");
        }
    }

    @Override
    public Record fields() {
        return (Record) command;
    }

    @Override
    public String code() {
        return command.code();
    }

    @Override
    public Id.@Nullable Institution institution(Known known) {
        return switch (command) {
            case InstitutionCommand c -> c.inst();
            case AccountRegister.Command c -> known.registers().institutionOf(c.acct());
            case WardCommand c -> {
                Registers.Stay stay = known.registers().stayOf(c.ward());
                yield stay == null ? null : stay.inst();
            }
            case BodyCommand c -> Bodies.institution(known, c.body());
            case MoneyCommand c -> known.registers().institutionOf(c.acct());
            case PrivacyCommand c -> PrivacyRequests.home(known, c.privacyCase());
            default -> null;
        };
    }

    @Override
    public Command toCommand(Known known) {
        return command;
    }
}
