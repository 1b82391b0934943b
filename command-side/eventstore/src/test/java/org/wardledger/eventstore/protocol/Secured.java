package org.wardledger.eventstore.protocol;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What a secured server shows and asks for: its certificate, then a name and a password with each
/// call.
public record Secured(Authority authority, String user, String password)
        implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    void on(NettyServerBuilder server) {
        server.useTransportSecurity(
                        authority.serversChain().toFile(), authority.serversKey().toFile())
                .intercept(this);
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        String right = "Basic " + Base64.getEncoder().encodeToString(pair);
        if (right.equals(headers.get(AUTHORIZATION))) {
            return next.startCall(call, headers);
        }
        call.close(Status.UNAUTHENTICATED, new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
