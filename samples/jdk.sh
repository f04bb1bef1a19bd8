# Sourced by scripts that need a certain Java.

# The home of an installed JDK: of version $1, or of the newest where $1 is empty; nothing if none is found.
jdk() {
    local home version best='' best_version=0
    for home in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -x "$home/bin/javac" ] || continue
        version=$("$home/bin/javac" -version 2>&1 | sed -E 's/^javac ([0-9]+).*/\1/')
        if [ "$version" = "${1:-$version}" ] && [ "$version" -gt "$best_version" ]; then
            best=$home best_version=$version
        fi
    done
    printf '%s' "$best"
}

# Ends the script unless $1 is a Java that runs the classes.
check_version() {
    command -v "$1" >/dev/null || fail 1 "JDK 17 or newer is needed, but there is no $1: set JAVA_HOME"
    local version
    version=$("$1" -version 2>&1 | sed -nE 's/.* version "([0-9]+).*/\1/p')
    [ "${version:-0}" -ge 17 ] || fail 1 "JDK 17 or newer is needed, but $1 is version ${version:-unknown}: set JAVA_HOME"
}
