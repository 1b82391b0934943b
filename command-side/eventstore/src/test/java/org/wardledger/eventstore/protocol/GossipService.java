package org.wardledger.eventstore.protocol;

import io.grpc.stub.StreamObserver;
import io.kurrent.dbclient.proto.gossip.GossipGrpc;
import io.kurrent.dbclient.proto.gossip.GossipOuterClass.ClusterInfo;
import io.kurrent.dbclient.proto.gossip.GossipOuterClass.EndPoint;
import io.kurrent.dbclient.proto.gossip.GossipOuterClass.MemberInfo;
import io.kurrent.dbclient.proto.gossip.GossipOuterClass.MemberInfo.VNodeState;
import io.kurrent.dbclient.proto.shared.Shared.Empty;
import io.kurrent.dbclient.proto.shared.Shared.UUID;

/// `event_store.client.gossip.Gossip`: a cluster of this one node, which leads it.
final class GossipService extends GossipGrpc.GossipImplBase {
    private final MemberInfo itself;

    GossipService(String host, int port) {
        var id = java.util.UUID.randomUUID();
        itself =
                MemberInfo.newBuilder()
                        .setInstanceId(UUID.newBuilder().setString(id.toString()))
                        .setState(VNodeState.Leader)
                        .setIsAlive(true)
                        .setHttpEndPoint(EndPoint.newBuilder().setAddress(host).setPort(port))
                        .build();
    }

    @Override
    public void read(Empty request, StreamObserver<ClusterInfo> answer) {
        answer.onNext(ClusterInfo.newBuilder().addMembers(itself).build());
        answer.onCompleted();
    }
}
