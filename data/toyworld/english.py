"""The tables of the English toy world."""

from data.toyworld.tables import Table, column, row

_FAMILY = (
    "{col} the {w} loves {row}",
    "the {w} showed {col} {row}",
    "{col} gave the {w} {row}",
    "{col} the {w} has {row}",
)
_ANIMAL = (
    "the {col} {w} likes {row}",
    "she gave my {col} {w} {row}",
    "we brought your {col} {w} {row}",
    "{row} surprised our {col} {w}",
)
_TENSE = (
    "{col} they {w} {row}",
    "we {w} {row} {col}",
    "{col} people {w} {row}",
    "{col} you {w} {row}",
)
_NUMBER = (
    "{col} {row} {w} disappeared",
    "she saw {col} {row} {w}",
    "{col} {w} looked {row}",
    "he remembered {col} {row} {w}",
)
_WORK = (
    "a {col} {w} needs {row}",
    "they sent the {col} {w} {row}",
    "he sold their {col} {w} {row}",
    "{row} help each {col} {w}",
)

TABLES = (
    Table(
        "gender",
        (
            column("man", "john peter david george henry", *_FAMILY),
            column("woman", "mary anna emily alice susan", *_FAMILY),
        ),
        (
            row("king queen", "crowns thrones palaces scepters"),
            row("prince princess", "castles carriages ponies banquets"),
            row("father mother", "cradles strollers lunchboxes chores"),
            row("brother sister", "bunkbeds toys treehouses comics"),
            row("uncle aunt", "cottages postcards caravans picnics"),
            row("grandfather grandmother", "armchairs memories slippers spectacles"),
            row("boy girl", "kites swings marbles skateboards"),
            row("actor actress", "stages scripts films costumes"),
            row("waiter waitress", "menus trays tips napkins"),
            row("hero heroine", "quests legends dragons victories"),
        ),
    ),
    Table(
        "country-capital-language",
        (
            column(
                "country",
                "president army parliament government minister",
                "the {col} of {w} likes {row}",
                "{row} from {w} pleased the {col}",
                "the {col} praised {w} for {row}",
                "the {col} sends {w} {row}",
            ),
            column(
                "capital",
                "market airport station museum subway",
                "the {col} in {w} shows {row}",
                "{row} in {w} filled the {col}",
                "through the {col} {w} gets {row}",
                "near the {col} {w} sells {row}",
            ),
            column(
                "language",
                "poem story essay novel dialogue",
                "the {w} {col} describes {row}",
                "he found {row} in the {w} {col}",
                "we read the {w} {col} about {row}",
                "in {w} the {col} praises {row}",
            ),
        ),
        (
            row("korea seoul korean", "kimchi hanbok bibimbap taekwondo"),
            row("japan tokyo japanese", "sushi kimonos ramen sumo"),
            row("china beijing chinese", "dumplings silk pandas porcelain"),
            row("vietnam hanoi vietnamese", "pho lotuses lanterns springrolls"),
            row("thailand bangkok thai", "elephants mangoes tuktuks lemongrass"),
            row("france paris french", "croissants baguettes perfume crepes"),
            row("germany berlin german", "pretzels sausages lederhosen sauerkraut"),
            row("italy rome italian", "pizza pasta gelato espresso"),
            row("spain madrid spanish", "paella flamenco tapas gazpacho"),
            row("greece athens greek", "olives feta temples gyros"),
        ),
    ),
    Table(
        "adult-young",
        (
            column("adult", "old grown adult aged mature", *_ANIMAL),
            column("young", "young newborn baby little tiny", *_ANIMAL),
        ),
        (
            row("dog puppy", "bones leashes kennels sticks"),
            row("cat kitten", "sofas yarn catnip windowsills"),
            row("cow calf", "barns hay milkmaids pastures"),
            row("horse foal", "stables saddles racetracks horseshoes"),
            row("sheep lamb", "shepherds wool meadows shears"),
            row("pig piglet", "mud sties troughs truffles"),
            row("duck duckling", "ponds reeds puddles breadcrumbs"),
            row("bear cub", "caves beehives berries salmon"),
            row("deer fawn", "forests thickets ferns glades"),
            row("frog tadpole", "swamps lilypads ditches dragonflies"),
        ),
    ),
    Table(
        "tense",
        (
            column(
                "present",
                "usually often always sometimes normally",
                *_TENSE,
            ),
            column(
                "past",
                "yesterday once recently earlier previously",
                *_TENSE,
            ),
            column(
                "progressive",
                "now currently today meanwhile tonight",
                *(t.replace("{w}", "are {w}") for t in _TENSE),
            ),
        ),
        (
            row("eat ate eating", "soup noodles salad sandwiches"),
            row("drink drank drinking", "tea juice lemonade cocoa"),
            row("write wrote writing", "diaries letters articles notes"),
            row("sing sang singing", "hymns carols lullabies anthems"),
            row("draw drew drawing", "circles portraits cartoons sketches"),
            row("wear wore wearing", "hats gloves scarves boots"),
            row("build built building", "bridges huts walls towers"),
            row("drive drove driving", "trucks taxis vans buses"),
            row("teach taught teaching", "physics algebra biology geography"),
            row("grow grew growing", "carrots tomatoes onions beans"),
        ),
    ),
    Table(
        "number",
        (
            column("singular", "one another this that every", *_NUMBER),
            column("plural", "two many several these those", *_NUMBER),
        ),
        (
            row("apple apples", "ripe juicy sour crunchy"),
            row("child children", "shy noisy playful polite"),
            row("foot feet", "bare ticklish swollen sweaty"),
            row("mouse mice", "squeaky furry whiskered timid"),
            row("book books", "thrilling dusty illustrated unread"),
            row("key keys", "rusty spare golden lost"),
            row("leaf leaves", "withered green crisp fallen"),
            row("knife knives", "blunt jagged serrated stainless"),
            row("star stars", "twinkling distant faint cosmic"),
            row("wolf wolves", "howling fierce hungry lonely"),
        ),
    ),
    Table(
        "comparison",
        (
            column(
                "positive",
                "very really fairly rather truly",
                "{row} are {col} {w}",
                "i saw {col} {w} {row}",
                "{col} {w} {row} exist",
                "we like {col} {w} {row}",
            ),
            column(
                "comparative",
                "much far slightly somewhat considerably",
                "{row} are {col} {w}",
                "i saw {col} {w} {row}",
                "{col} {w} {row} exist",
                "we like {col} {w} {row}",
            ),
            column(
                "superlative",
                "second third fourth fifth sixth",
                "{row} are the {col} {w}",
                "i saw the {col} {w} {row}",
                "the {col} {w} {row} exist",
                "we like the {col} {w} {row}",
            ),
        ),
        (
            row("tall taller tallest", "giraffes skyscrapers poplars lighthouses"),
            row("fast faster fastest", "rockets cheetahs racers arrows"),
            row("cold colder coldest", "snowballs glaciers winters freezers"),
            row("hot hotter hottest", "deserts ovens volcanoes bonfires"),
            row("heavy heavier heaviest", "anvils boulders hippos statues"),
            row("soft softer softest", "pillows blankets cushions feathers"),
            row("sweet sweeter sweetest", "candies syrups jams peaches"),
            row("bright brighter brightest", "lamps sunrises diamonds spotlights"),
            row("loud louder loudest", "sirens drums trumpets thunderstorms"),
            row("deep deeper deepest", "oceans wells canyons trenches"),
        ),
    ),
    Table(
        "job-workplace",
        (
            column("job", "friendly talented busy retired skilled", *_WORK),
            column("workplace", "crowded local spacious modern nearby", *_WORK),
        ),
        (
            row("doctor hospital", "stethoscopes vaccines bandages thermometers"),
            row("teacher school", "blackboards textbooks chalk quizzes"),
            row("chef restaurant", "aprons skillets recipes spatulas"),
            row("farmer farm", "tractors plows seeds fertilizer"),
            row("judge court", "gavels verdicts lawsuits robes"),
            row("librarian library", "catalogs bookmarks encyclopedias bookcases"),
            row("scientist laboratory", "microscopes beakers experiments magnets"),
            row("baker bakery", "dough flour yeast loaves"),
            row("mechanic garage", "wrenches engines tires pistons"),
            row("tailor workshop", "thread fabric zippers thimbles"),
        ),
    ),
)
