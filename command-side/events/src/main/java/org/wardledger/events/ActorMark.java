package org.wardledger.events;

/// A person named inside an event: role in clear, the person only as a tag in the scope of the
/// record acted on. The actor id stands in the private part.
public record ActorMark(Code.Role role, Id.Actor actor) {}
