package dev.ferry.cli;

import dev.ferry.cli.run.ExitCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help's order: the commands grouped as the job goes, then the options, then the exit codes. */
final class Help {
    private static final Map<String, List<String>> GROUPS = groups();
    private static final int NAME_WIDTH = 12;

    private Help() {}

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("Try it", List.of("demo"));
        groups.put("Prepare", List.of("init", "doctor", "users", "forecast", "preview"));
        groups.put(
                "Carry the issues over, in this order",
                List.of("export", "import", "transfer", "rewrite", "relations", "verify"));
        groups.put("Look after a run", List.of("status", "throttle", "failures", "retry", "map", "recover", "undo"));
        groups.put("Look at single issues on GitHub and mend them", List.of("issue"));
        groups.put("Look at archives and mend them", List.of("archive"));
        return groups;
    }

    /** {@code help} before a command asks for the same as {@code --help} behind it. */
    static String[] meant(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals("help")) {
            return arguments;
        }
        String[] meant = Arrays.copyOfRange(arguments, 1, arguments.length + 1);
        meant[arguments.length - 1] = "--help";
        return meant;
    }

    static void arrange(CommandLine root) {
        UsageMessageSpec usage = root.getCommandSpec().usageMessage();
        usage.customSynopsis("ferry [-C WORKSPACE] COMMAND [OPTIONS]");
        usage.description(
                "Carries a community's issues from a legacy tracker to GitHub: export to an archive, import into a"
                        + " staging repository, transfer to the final repository, rewrite the old references.");
        usage.exitCodeListHeading("%nExit codes:%n");
        usage.exitCodeList(ExitCode.list());
        usage.footer(
                "A first look, without touching anything:  ferry demo",
                "A migration begins with:                  ferry -C my-migration init",
                "More on one command:                      ferry COMMAND --help");
        root.getHelpSectionMap()
                .put(
                        UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
                        help -> commands(help.commandSpec().commandLine()));
        // The keys hold for every command: heading and list move together, before the parameters and options.
        List<String> moved =
                List.of(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, UsageMessageSpec.SECTION_KEY_COMMAND_LIST);
        List<String> keys = root.getHelpSectionKeys().stream()
                .filter(key -> !moved.contains(key))
                .collect(Collectors.toCollection(ArrayList::new));
        keys.addAll(keys.indexOf(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING), moved);
        root.setHelpSectionKeys(keys);
    }

    private static String commands(CommandLine root) {
        int width = root.getCommandSpec().usageMessage().width();
        StringBuilder text = new StringBuilder();
        GROUPS.forEach((heading, names) -> {
            String lines = names.stream()
                    .flatMap(name -> Optional.ofNullable(root.getSubcommands().get(name)).stream())
                    .map(command -> line(command, width))
                    .collect(Collectors.joining());
            text.append(lines.isEmpty() ? "" : String.format("%n%s:%n", heading))
                    .append(lines);
        });
        return text.toString();
    }

    private static String line(CommandLine command, int width) {
        String says = String.join(" ", command.getCommandSpec().usageMessage().description());
        String indent = " ".repeat(NAME_WIDTH + 2);
        StringBuilder text = new StringBuilder(String.format("  %-" + NAME_WIDTH + "s", command.getCommandName()));
        int column = indent.length();
        for (String word : firstSentence(says).split(" ")) {
            boolean first = column == indent.length();
            if (!first && column + 1 + word.length() > width) {
                text.append(String.format("%n")).append(indent);
                column = indent.length();
                first = true;
            }
            text.append(first ? "" : " ").append(word);
            column += word.length() + (first ? 0 : 1);
        }
        return text.append(String.format("%n")).toString();
    }

    private static String firstSentence(String description) {
        int end = description.indexOf(". ");
        return end < 0 ? description : description.substring(0, end + 1);
    }
}
