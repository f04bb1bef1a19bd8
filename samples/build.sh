# Sourced by samples/run and integration-tests/benchmarks/run, which set root, module and target. Builds that module when
# something has changed since the last time; then its class path is in the file that classpath names. If maven_profile is set, that
# is the class path of this profile; the classes are the same.
. "$root/samples/jdk.sh"
maven_profile=${maven_profile:-}
stamp=$target/run${maven_profile:+-$maven_profile}.stamp
classpath=$target/run${maven_profile:+-$maven_profile}.classpath

# Whether everything of the class path is there and none of the files and folders given is newer. A deleted file makes its
# folder newer.
is_built() {
    [ -f "$stamp" ] && [ -f "$classpath" ] || return 1
    local entry entries
    IFS=: read -r -a entries <"$classpath"
    for entry in "${entries[@]}"; do
        [ -e "$entry" ] || return 1
    done
    [ -z "$(find "$@" -newer "$stamp" -print 2>&1)" ]
}

# The sources of the modules given.
sources_of() {
    local part
    sources=("$root/pom.xml" "$root/.mvn")
    for part in "$@"; do
        sources+=("$root/$part/pom.xml" "$root/$part/src/main")
    done
}

# Builds the module, which is called $1. Tests and formatting have their own command: mvn verify.
build() {
    command -v mvn >/dev/null || fail 1 'Maven is needed, but there is no mvn on the PATH'
    echo "Building the $1 (the first time fetches libraries and takes some minutes) ..." >&2
    mkdir -p "$target"
    touch "$stamp.begun"
    local maven=(mvn -q -B -pl "$module" -am -DskipTests -Dmaven.test.skip -Dspotless.check.skip package)
    if ! (cd "$root" && "${maven[@]}" && { [ -z "$maven_profile" ] || "${maven[@]}" "-P$maven_profile" -Dmaven.main.skip; }) \
        </dev/null >"$target/run.log" 2>&1; then
        cat "$target/run.log" >&2
        exit 1
    fi
    mv "$stamp.begun" "$stamp"
}
