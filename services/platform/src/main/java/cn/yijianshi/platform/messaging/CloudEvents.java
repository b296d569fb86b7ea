package cn.yijianshi.platform.messaging;

import cn.yijianshi.events.Event;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events as CloudEvents 1.0 JSON, structured mode, and back. */
class CloudEvents {

    static final String CONTENT_TYPE = "application/cloudevents+json";

    private static final Map<String, Class<? extends Event>> KINDS = kindsByName();

    private final JsonMapper json;
    private final String source;

    CloudEvents(JsonMapper json, String service) {
        this.json = json;
        this.source = "/services/" + service;
    }

    String write(Event event, String traceparent) {
        ObjectNode envelope = json.createObjectNode();
        envelope.put("specversion", "1.0");
        envelope.put("id", event.id().toString());
        envelope.put("source", source);
        envelope.put("type", event.name());
        envelope.put("subject", event.caseId());
        envelope.put("time", event.at().toString());
        envelope.put("datacontenttype", "application/json");
        if (traceparent != null) {
            envelope.put("traceparent", traceparent);
        }
        envelope.set("data", json.valueToTree(event));
        return json.writeValueAsString(envelope);
    }

    /** @throws NotAnEvent if the text is no CloudEvent of a kind this build knows */
    Event read(byte[] message) {
        try {
            JsonNode envelope = json.readTree(message);
            Class<? extends Event> kind = KINDS.get(envelope.path("type").asString(""));
            if (kind == null || !envelope.hasNonNull("data")) {
                throw new NotAnEvent(
                        "no event of type '" + envelope.path("type").asString("") + "' is known here", null);
            }
            return json.treeToValue(envelope.get("data"), kind);
        } catch (tools.jackson.core.JacksonException unreadable) {
            throw new NotAnEvent("the message is no CloudEvent: " + unreadable.getOriginalMessage(), unreadable);
        }
    }

    private static Map<String, Class<? extends Event>> kindsByName() {
        Map<String, Class<? extends Event>> kinds = new HashMap<>();
        for (Class<? extends Event> kind : Event.kinds()) {
            kinds.put(nameOf(kind), kind);
        }
        return Map.copyOf(kinds);
    }

    // A name never depends on what the event carries, so an empty one tells it.
    private static String nameOf(Class<? extends Event> kind) {
        try {
            Constructor<?> canonical = kind.getDeclaredConstructors()[0];
            Object[] nothing = new Object[canonical.getParameterCount()];
            for (int i = 0; i < nothing.length; i++) {
                Class<?> type = canonical.getParameterTypes()[i];
                nothing[i] = type == int.class ? (Object) 0 : type == boolean.class ? (Object) false : null;
            }
            return ((Event) canonical.newInstance(nothing)).name();
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("the event " + kind + " cannot tell its name", impossible);
        }
    }

    static class NotAnEvent extends RuntimeException {
        NotAnEvent(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
