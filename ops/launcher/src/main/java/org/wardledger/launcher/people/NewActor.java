package org.wardledger.launcher.people;

import java.security.SecureRandom;
import org.wardledger.events.Id;

/// A new actor id: random, so it tells nothing of the person.
final class NewActor {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 16;

    private NewActor() {}

    static Id.Actor id() {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder("act_");
        for (int i = 0; i < LENGTH; i++) {
            text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new Id.Actor(text.toString());
    }
}
