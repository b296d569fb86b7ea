package cn.yijianshi.engine.places.persistence;

import cn.yijianshi.engine.places.domain.Doorplate;
import cn.yijianshi.engine.places.domain.PlaceKind;
import cn.yijianshi.engine.places.domain.Places;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The file {@code places/places.yaml}; without it no doorplate leads anywhere. */
@Component
class PlaceFiles implements Places {

    private final Map<String, PlaceKind> kinds = new HashMap<>();
    private final Map<String, Doorplate> doorplates = new HashMap<>();

    private record Content(List<Kind> kinds, List<Doorplate> doorplates) {}

    private record Kind(String key, List<String> name, List<String> code, List<String> region, List<String> address) {}

    @Autowired
    PlaceFiles(@Value("${yijianshi.workflows-dir:workflows}") String workflows) {
        this(Path.of(workflows));
    }

    PlaceFiles(Path workflows) {
        var file = workflows.resolve("places").resolve("places.yaml");
        if (!Files.exists(file)) {
            return;
        }
        try {
            var content = YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(file, Content.class);
            orEmpty(content.kinds()).forEach(kind -> take(file, kind));
            orEmpty(content.doorplates()).forEach(door -> take(file, door));
        } catch (JacksonException wrong) {
            throw new IllegalStateException(file + " cannot be read: " + wrong.getMessage(), wrong);
        }
    }

    private void take(Path file, Kind kind) {
        if (kind.key() == null || kind.name() == null || kind.name().size() != 2) {
            throw unsound(file, "kind " + kind.key(), "needs a key and a name [中文, English]");
        }
        var taken = new PlaceKind(
                kind.key(),
                kind.name().get(0),
                kind.name().get(1),
                orEmpty(kind.code()),
                orEmpty(kind.region()),
                orEmpty(kind.address()));
        if (kinds.put(kind.key(), taken) != null) {
            throw unsound(file, "kind " + kind.key(), "is there twice");
        }
    }

    private void take(Path file, Doorplate door) {
        if (door.code() == null || !door.code().matches("[0-9A-Za-z-]{4,40}")) {
            throw unsound(file, "doorplate " + door.code(), "needs a code of 4 to 40 letters and digits");
        }
        if (door.region() == null || !door.region().matches("[0-9]{6}")) {
            throw unsound(file, "doorplate " + door.code(), "needs a region of GB/T 2260");
        }
        if (door.address() == null || door.address().isBlank() || !kinds.containsKey(door.kind())) {
            throw unsound(file, "doorplate " + door.code(), "needs an address and one of the kinds above");
        }
        if (doorplates.put(door.code(), door) != null) {
            throw unsound(file, "doorplate " + door.code(), "is there twice");
        }
    }

    @Override
    public Optional<Doorplate> at(String code) {
        return Optional.ofNullable(doorplates.get(code));
    }

    @Override
    public PlaceKind kind(String key) {
        return kinds.get(key);
    }

    private static IllegalStateException unsound(Path file, String what, String why) {
        return new IllegalStateException(file + ": " + what + " " + why);
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
