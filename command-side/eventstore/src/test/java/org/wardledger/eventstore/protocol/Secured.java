package org.wardledger.eventstore.protocol;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.kurrent.dbclient.proto.gossip.GossipGrpc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/// What a secured server shows and asks for: its certificate, then a name and a password with each
/// call but the one that asks who is in the cluster.
///
/// @param chain its certificate, and those between it and the authority
/// @param key for the server alone
/// @param host as the certificate calls it
public record Secured(Path chain, Path key, String host, String user, String password)
        implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    public Secured(Authority authority, String user, String password) {
        this(authority.serversChain(), authority.serversKey(), "127.0.0.1", user, password);
    }

    void on(NettyServerBuilder server) {
        server.useTransportSecurity(chain.toFile(), key.toFile()).intercept(this);
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        String right = "Basic " + Base64.getEncoder().encodeToString(pair);
        if (GossipGrpc.SERVICE_NAME.equals(call.getMethodDescriptor().getServiceName())
                || right.equals(headers.get(AUTHORIZATION))) {
            return next.startCall(call, headers);
        }
        call.close(Status.UNAUTHENTICATED, new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
