package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.recording.Recording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The recordings of a fleet: those that are named, and those in folders that are named. */
public final class FleetFiles {
    private FleetFiles() {}

    /** A folder without recordings stays, so that reading it says what is wrong with it. */
    public static List<Path> of(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            List<Path> inside = Recording.filesIn(path);
            files.addAll(inside.isEmpty() ? List.of(path) : inside);
        }
        return files;
    }
}
