package org.wardledger.command.security;

import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/// Checks a name and a password against [People]. An unknown name, and one that has no password
/// here, costs the same time as a wrong password; too many failures close the door for a while, to
/// the name and to the address, but not to whoever was in a moment ago: a guesser behind the same
/// address locks nobody out.
final class SignIn implements AuthenticationProvider {
    private final People people;
    private final PasswordEncoder encoder;
    private final Attempts attempts;
    private final RecentlyRight recentlyRight = new RecentlyRight();
    private final Supplier<String> decoy;

    SignIn(People people, PasswordEncoder encoder, Attempts attempts) {
        this.people = people;
        this.encoder = encoder;
        this.attempts = attempts;
        String hash = encoder.encode("nobody has this one");
        this.decoy = () -> hash == null ? "" : hash;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String name = request.getName();
        String address = "@" + addressOf(request);
        Object credentials = request.getCredentials();
        String password = credentials == null ? "" : credentials.toString();
        Person person = people.find(name);
        String known = person == null ? null : person.hash();
        String hash = known == null ? decoy.get() : known;
        boolean right = recentlyRight.knows(name, password, hash);
        if (!right && !(attempts.mayTry(name) && attempts.mayTry(address))) {
            throw new LockedException("too many failed sign-ins");
        }
        right = right || encoder.matches(password, hash);
        if (person == null || known == null || !right) {
            attempts.failed(name);
            attempts.failed(address);
            throw new BadCredentialsException("name or password is wrong");
        }
        recentlyRight.remember(name, password, hash);
        attempts.succeeded(name);
        SignedIn principal = new SignedIn(person);
        UsernamePasswordAuthenticationToken token =
                UsernamePasswordAuthenticationToken.authenticated(
                        principal, null, principal.getAuthorities());
        token.setDetails(request.getDetails());
        return token;
    }

    private static String addressOf(Authentication request) {
        return request.getDetails() instanceof WebAuthenticationDetails web
                ? String.valueOf(web.getRemoteAddress())
                : "";
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
